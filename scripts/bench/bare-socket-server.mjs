import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { answerTasks } from './child.mjs';
import { cpuSeconds } from './meters.mjs';

const state = {};

/** Socket.IO and nothing else: no sign-in, no rooms, no stream. */
async function start() {
  const server = createServer();
  state.io = new Server(server, { transports: ['websocket'], serveClient: false });
  state.io.of('/managers').on('connection', (socket) => socket.emit('live:ready', { sequence: 0 }));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}` };
}

async function tell({ count, data, everyMs }) {
  for (let index = 0; index < count; index += 1) {
    state.io.of('/managers').emit('job:moved', { sequence: index, at: new Date().toISOString(), data });
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

function begin() {
  state.cpu = process.cpuUsage();
}

const end = () => cpuSeconds(state.cpu);

answerTasks({ start, tell, begin, end });
