import { UseFilters, UseInterceptors } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { type Caller, requireContractor } from '#identity';
import { DomainError } from '#kernel';
import { type TimeEntryView, TimerDesk } from '#timekeeping';
import { contractorRoom } from '../domain/live-families.js';
import type { LoggedEvent } from '../domain/stream-part.js';
import { LocationUpdateBody, StartBody, StepBody, StopStepBody } from '../dto/messages.dto.js';
import { LocationIntake, type Received } from '../intake/location-intake.js';
import { Acknowledging } from './acknowledging.interceptor.js';
import { ContractorPulse } from './contractor-pulse.js';
import { type Entrance, Hall } from './hall.js';
import { ProblemAnswer } from './problem-answer.filter.js';
import { SOCKETS } from './socket-options.js';
import { runAs, sessionOf } from './socket-session.js';

/** Takes what contractors' phones send, about themselves only, and sends them what concerns their work. */
@WebSocketGateway({ ...SOCKETS, namespace: '/contractors' })
@UseFilters(ProblemAnswer)
@UseInterceptors(Acknowledging)
export class ContractorsGateway implements OnGatewayInit, OnGatewayConnection, Entrance {
  @WebSocketServer()
  readonly namespace!: Namespace;

  constructor(
    private readonly hall: Hall,
    private readonly intake: LocationIntake,
    private readonly timers: TimerDesk,
    private readonly pulse: ContractorPulse,
  ) {}

  afterInit(namespace: Namespace): void {
    this.hall.open(namespace, this);
    this.pulse.feel(namespace);
  }

  handleConnection(socket: Socket): Promise<void> {
    const contractorId = requireContractor(sessionOf(socket).caller);
    return this.hall.receive(socket, () => runAs(socket, () => this.pulse.heard(contractorId)));
  }

  admit(caller: Caller): void {
    if (caller.role !== 'contractor')
      throw new DomainError('AUTH.NOT_ALLOWED', 'This connection is for contractors.', {
        kind: 'forbidden',
        fix: 'The office connects to /managers.',
      });
    requireContractor(caller);
  }

  roomsOf(caller: Caller): string[] {
    return [contractorRoom(caller.organizationId, requireContractor(caller))];
  }

  roomOf(organizationId: string, { contractorId }: LoggedEvent): string | undefined {
    return contractorId === null ? undefined : contractorRoom(organizationId, contractorId);
  }

  @SubscribeMessage('location:update')
  update(@ConnectedSocket() socket: Socket, @MessageBody() body: LocationUpdateBody): Promise<Received> {
    const { caller } = sessionOf(socket);
    return this.intake.take(caller.organizationId, requireContractor(caller), body.toPoints());
  }

  @SubscribeMessage('timeentry:start')
  start(@ConnectedSocket() socket: Socket, @MessageBody() body: StartBody): Promise<TimeEntryView> {
    return this.timers.start(sessionOf(socket).caller, body);
  }

  @SubscribeMessage('timeentry:pause')
  pause(@ConnectedSocket() socket: Socket, @MessageBody() { id, at }: StepBody): Promise<TimeEntryView> {
    return this.timers.pause(sessionOf(socket).caller, id, at);
  }

  @SubscribeMessage('timeentry:resume')
  resume(@ConnectedSocket() socket: Socket, @MessageBody() { id, at }: StepBody): Promise<TimeEntryView> {
    return this.timers.resume(sessionOf(socket).caller, id, at);
  }

  @SubscribeMessage('timeentry:stop')
  stop(@ConnectedSocket() socket: Socket, @MessageBody() body: StopStepBody): Promise<TimeEntryView> {
    return this.timers.stop(sessionOf(socket).caller, body.id, body.at, body.keepDraft ?? false);
  }
}
