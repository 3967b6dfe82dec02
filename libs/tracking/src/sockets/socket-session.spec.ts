import type { Socket } from 'socket.io';
import type { Caller } from '#identity';
import { newId } from '#kernel';
import { requireScope } from '#platform';
import { runAs, sessionOf, setSession } from './socket-session.js';

const marie: Caller = {
  actorKind: 'user',
  userId: newId(),
  name: 'Marie Tremblay',
  organizationId: newId(),
  role: 'manager',
};
const session = { caller: marie, token: 'a.b.c', endsAt: 1_000 };

describe('who is at the other end of a socket', () => {
  it('is whom the door let in, and what she does is done as herself in her organization', async () => {
    const socket = {} as Socket;
    setSession(socket, session);
    expect(sessionOf(socket)).toBe(session);
    expect(await runAs(socket, async () => requireScope())).toEqual({
      organizationId: marie.organizationId,
      actor: { kind: 'user', id: marie.userId, name: 'Marie Tremblay' },
    });
  });

  it('is nobody on a socket that the door did not let in, whatever it says of itself', () => {
    setSession({} as Socket, session);
    const stranger = { session, data: { session }, handshake: { auth: session } } as unknown as Socket;
    let isDone = false;
    const work = async () => {
      isDone = true;
    };
    expect(() => sessionOf(stranger)).toThrow('A socket has no session.');
    expect(() => runAs(stranger, work)).toThrow('A socket has no session.');
    expect(isDone).toBe(false);
  });
});
