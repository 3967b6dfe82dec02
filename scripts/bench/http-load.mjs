import { Agent, get } from 'node:http';

const CONNECTIONS = 16;

/** Sends so many requests over a few connections and answers when the last is answered; any refusal is an error. */
export async function sendAll(count, urlOf, headers = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let sent = 0;
  const worker = async () => {
    while (sent < count) await send(urlOf(sent++), { agent, headers });
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  agent.destroy();
}

function send(url, options) {
  return new Promise((resolve, reject) => {
    const request = get(url, options, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode} from ${url}`));
      answer.resume();
      answer.on('end', resolve);
    });
    request.on('error', reject);
  });
}
