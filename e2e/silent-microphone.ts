/** Runs in the page before its own scripts: a microphone that is muted on the headset. */
export function silentMicrophone(): void {
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    if (stream.getAudioTracks().length === 0) return stream;
    const silence = new AudioContext().createMediaStreamDestination().stream;
    return new MediaStream([...silence.getAudioTracks(), ...stream.getVideoTracks()]);
  };
}
