import type { CDPSession, Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** µs; `tdur` is of CPU, and missing where that is not known. */
  dur?: number;
  tdur?: number;
  args: { name?: string; data?: { frames?: { processId?: number }[] } };
}

/** A task of the page's main thread: how long it took, and how much of that the processor worked on it. */
interface Task {
  wallMs: number;
  cpuMs: number;
}

/** Runs `story` and brings what the page's main thread did meanwhile. The page has to be open, and to stay. */
export async function tasksDuring(page: Page, story: () => Promise<void>): Promise<Task[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline'] },
  });
  await story();
  await end(session);
  await session.detach();
  return tasksOf(events);
}

function end(session: CDPSession): Promise<void> {
  return new Promise((resolve, reject) => {
    session.once('Tracing.tracingComplete', () => resolve());
    session.send('Tracing.end').catch(reject);
  });
}

function tasksOf(events: TraceEvent[]): Task[] {
  const started = events.find(({ name }) => name === 'TracingStartedInBrowser');
  const pid = started?.args.data?.frames?.[0]?.processId;
  const main = events.find(
    (event) => event.pid === pid && event.name === 'thread_name' && event.args.name === 'CrRendererMain',
  );
  if (!main) throw new Error("The page's main thread is not in the trace.");
  return events
    .filter(
      ({ name, ph, pid: of, tid }) => name === 'RunTask' && ph === 'X' && of === pid && tid === main.tid,
    )
    .map(({ dur = 0, tdur = dur }) => ({ wallMs: dur / 1000, cpuMs: tdur / 1000 }));
}
