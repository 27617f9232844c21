/** Whether this browser knows calls at all. Without https it has no `mediaDevices`, which the preview explains. */
export function canCall(): boolean {
  return typeof RTCPeerConnection === 'function';
}
