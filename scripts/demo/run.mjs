import { compareBooks } from './books.mjs';
import { connectNewCompany } from './company.mjs';
import { breakTheLink } from './mishaps.mjs';
import { signInAll } from './people.mjs';
import { bad, bold, note, say, seconds, soft, step } from './screen.mjs';
import { ownStack, runningStack } from './stack.mjs';
import { wholeThread } from './thread.mjs';

/** Tells the whole story. Answers the exit code: 0 when both sets of books agree. */
export async function demo() {
  const begun = performance.now();
  say(bold('InvoicePatch: from a purchase order to money in the bank, and both sets of books agree'));
  const stack = await findStack(process.env);
  try {
    const agrees = await story(stack);
    const words = agrees ? '' : bad('  The books do not agree.\n');
    say(`${words}${soft(`  ${seconds(performance.now() - begun)} in all`)}`);
    return agrees ? 0 : 1;
  } finally {
    if (stack.isOwn) await step('Stopping', stack.stop, () => 'Stopped, and its data thrown away');
  }
}

async function findStack(env) {
  const running = await runningStack(env);
  if (running) {
    say(soft(`  against the InvoicePatch that runs at ${running.baseUrl}`));
    return running;
  }
  say();
  return step(
    'Starting everything on free ports, with data that is thrown away',
    () => ownStack(env),
    ({ baseUrl }) => `Database, sandbox, API and worker run at ${baseUrl}, for this demo only`,
  );
}

async function story(stack) {
  const cast = await signInAll(stack);
  const books = await connectNewCompany(cast);
  const { made, others } = await wholeThread(cast, books);
  const survivors = await breakTheLink(cast, books, others);
  const agrees = await compareBooks(cast, books, [made, ...survivors]);
  if (!stack.isOwn) note(`Look at the other side: ${books.sandbox.baseUrl}/books/${books.realm}`);
  return agrees;
}
