const quietDecibels = -60;
const loudDecibels = -10;

/** Tells the loudness of a track, from 0 (quiet) to 1, once a frame until the returned function is called, once or more. */
export function watchLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = requestAnimationFrame(measure);
  let isOver = false;

  function measure() {
    frame = requestAnimationFrame(measure);
    analyser.getFloatTimeDomainData(samples);
    if (context.state === 'running') onLevel(loudness(samples));
  }

  // Browsers start audio only after a gesture on the page: https://developer.chrome.com/blog/autoplay#web_audio
  const resume = () => void context.resume();
  document.addEventListener('pointerdown', resume);
  document.addEventListener('keydown', resume);

  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener('pointerdown', resume);
    document.removeEventListener('keydown', resume);
    if (!isOver) void context.close();
    isOver = true;
  };
}

function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(Math.max((decibels - quietDecibels) / (loudDecibels - quietDecibels), 0), 1);
}
