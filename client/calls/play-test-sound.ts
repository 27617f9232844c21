const notesHertz = [523.25, 659.25];
const noteSeconds = 0.35;
const volume = 0.2;

/** Plays two short notes on a loudspeaker; '' is the browser's choice. */
export async function playTestSound(speaker: string): Promise<void> {
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  // Only an element can be sent to a chosen loudspeaker in every browser that has the choice.
  const element = new Audio();
  element.srcObject = output.stream;
  if (speaker) await element.setSinkId(speaker);
  for (const [index, hertz] of notesHertz.entries()) {
    const startSeconds = context.currentTime + index * noteSeconds;
    const tone = new OscillatorNode(context, { frequency: hertz });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setTargetAtTime(volume, startSeconds, 0.02);
    loudness.gain.setTargetAtTime(0, startSeconds + noteSeconds * 0.6, 0.06);
    tone.connect(loudness).connect(output);
    tone.start(startSeconds);
    tone.stop(startSeconds + noteSeconds * 2);
    if (index === notesHertz.length - 1) tone.onended = () => void context.close();
  }
  await element.play();
}
