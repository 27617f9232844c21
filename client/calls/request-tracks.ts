interface Wanted {
  /** A device's id, or '' for the browser's choice; leave out what is not wanted. */
  microphone?: string;
  camera?: string;
}

const picture: MediaTrackConstraints = {
  width: { ideal: 960 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
  facingMode: 'user',
};

/** Asks for tracks; a device that cannot do what we would like is taken as it is. */
export async function requestTracks({ microphone, camera }: Wanted): Promise<MediaStreamTrack[]> {
  const { mediaDevices } = navigator;
  if (!mediaDevices) throw new DOMException('The page is not a secure context', 'SecurityError');
  const request = async (constraints: MediaStreamConstraints) =>
    (await mediaDevices.getUserMedia(constraints)).getTracks();
  try {
    return await request({
      audio: microphone === undefined ? false : exactly(microphone),
      video: camera === undefined ? false : { ...picture, ...exactly(camera) },
    });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'OverconstrainedError') throw error;
    return request({ audio: microphone !== undefined, video: camera !== undefined });
  }
}

const exactly = (deviceId: string): MediaTrackConstraints =>
  deviceId ? { deviceId: { exact: deviceId } } : {};
