import { DomainError } from './domain-error.js';

/** Transitions as data: from each state, which actions lead where. Docs and diagrams are made from it. */
export type Transitions<State extends string, Action extends string> = Readonly<
  Record<State, Partial<Readonly<Record<Action, State>>>>
>;

/** Runs a table of transitions; whatever the table does not name is refused. */
export class StateMachine<State extends string, Action extends string> {
  constructor(
    readonly subject: string,
    readonly initial: State,
    readonly transitions: Transitions<State, Action>,
  ) {}

  /** The state that `action` leads to. Throws `<SUBJECT>.TRANSITION` (conflict) when it is not allowed. */
  next(from: State, action: Action): State {
    const to = this.transitions[from]?.[action];
    if (!to) {
      const allowed = this.actionsFrom(from);
      throw DomainError.conflict(
        `${this.subject.toUpperCase().replaceAll(' ', '_')}.TRANSITION`,
        `This ${this.subject} is ${words(from)}, so it cannot be ${pastTense(action)}.`,
        {
          fix: allowed.length
            ? `From here it can: ${allowed.map(words).join(', ')}.`
            : 'This is its final state.',
        },
      );
    }
    return to;
  }

  can(from: State, action: Action): boolean {
    return this.transitions[from]?.[action] !== undefined;
  }

  actionsFrom(from: State): Action[] {
    return Object.keys(this.transitions[from] ?? {}) as Action[];
  }

  get states(): State[] {
    return Object.keys(this.transitions) as State[];
  }

  /** The same table as a Mermaid diagram. */
  toMermaid(): string {
    const arrows = this.states.flatMap((from) =>
      Object.entries(this.transitions[from]).map(
        ([action, to]) => `  ${from} --> ${String(to)}: ${words(action)}`,
      ),
    );
    return ['stateDiagram-v2', `  [*] --> ${this.initial}`, ...arrows].join('\n');
  }
}

function words(name: string): string {
  return name.replaceAll('_', ' ').replaceAll('-', ' ');
}

const IRREGULAR: Record<string, string> = {
  pay: 'paid',
  send: 'sent',
  begin: 'begun',
  hold: 'put on hold',
  submit: 'submitted',
  view: 'viewed',
  ship: 'shipped',
  void: 'voided',
};

function pastTense(action: string): string {
  const verb = words(action);
  if (IRREGULAR[verb]) return IRREGULAR[verb];
  return verb.endsWith('e') ? `${verb}d` : `${verb}ed`;
}
