const pitchesHz = { found: [523, 784], left: [392, 294], message: [659] } as const;
const apartSeconds = 0.09;
const lengthSeconds = 0.07;

let context: AudioContext | undefined;

/** A short sound like a knock on wood. Silent where the page may not make sounds yet. */
export function tick(news: keyof typeof pitchesHz): void {
  if (typeof AudioContext !== 'function' || !navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  const startSeconds = context.currentTime;
  for (const [index, pitchHz] of pitchesHz[news].entries()) {
    knock(context, pitchHz, startSeconds + index * apartSeconds);
  }
}

function knock(audio: AudioContext, pitchHz: number, atSeconds: number): void {
  const tone = new OscillatorNode(audio, { type: 'triangle', frequency: pitchHz });
  const loudness = new GainNode(audio, { gain: 0.12 });
  loudness.gain.setValueAtTime(0.12, atSeconds);
  loudness.gain.exponentialRampToValueAtTime(0.001, atSeconds + lengthSeconds);
  tone.connect(loudness).connect(audio.destination);
  tone.start(atSeconds);
  tone.stop(atSeconds + lengthSeconds);
}
