export interface Portrait {
  wall: string;
  light: string;
  hair: string;
  skin: string;
  shirt: string;
  hasLongHair: boolean;
}

/** Runs in the page before its own scripts: its camera then shows a drawn person, not the browser's test card. */
export function drawPerson({ wall, light, hair, skin, shirt, hasLongHair }: Portrait): void {
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    for (const track of stream.getVideoTracks()) {
      track.stop();
      stream.removeTrack(track);
      stream.addTrack(film());
    }
    return stream;
  };

  function film(): MediaStreamTrack {
    const canvas = Object.assign(document.createElement('canvas'), { width: 960, height: 720 });
    const paint = canvas.getContext('2d');
    const [track] = canvas.captureStream(10).getVideoTracks();
    if (!paint || !track) throw new Error('The canvas gave no pictures.');
    // Few sharp pictures rather than many small ones.
    track.contentHint = 'detail';
    setInterval(() => draw(paint, Math.sin(performance.now() / 900) * 6), 100);
    return track;
  }

  function draw(paint: CanvasRenderingContext2D, sway: number): void {
    const fill = (color: string, shape: () => void) => {
      paint.fillStyle = color;
      paint.beginPath();
      shape();
      paint.fill();
    };
    const oval = (x: number, y: number, width: number, height: number) =>
      paint.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);

    paint.resetTransform();
    fill(wall, () => paint.rect(0, 0, 960, 720));
    fill(light, () => {
      paint.rect(80, 60, 170, 170);
      paint.rect(266, 60, 170, 170);
      paint.rect(80, 246, 170, 170);
      paint.rect(266, 246, 170, 170);
    });
    paint.setTransform(0.8, 0, 0, 0.8, 480 + sway, 130);
    if (hasLongHair) fill(hair, () => paint.roundRect(-178, 170, 356, 430, [170, 170, 60, 60]));
    fill(shirt, () => paint.roundRect(-290, 590, 580, 400, 150));
    fill(skin, () => paint.roundRect(-62, 470, 124, 170, 62));
    fill(skin, () => oval(0, 360, 138, 172));
    fill(hair, () => {
      paint.ellipse(0, 300, 150, 140, 0, Math.PI, 2 * Math.PI);
      paint.quadraticCurveTo(120, 232, 10, 236);
      paint.quadraticCurveTo(-110, 240, -150, 330);
    });
    fill(hair, () => {
      oval(-52, 362, 11, 13);
      oval(52, 362, 11, 13);
    });
    paint.strokeStyle = hair;
    paint.lineWidth = 7;
    paint.lineCap = 'round';
    paint.beginPath();
    paint.arc(0, 418, 46, 0.2 * Math.PI, 0.8 * Math.PI);
    paint.stroke();
  }
}
