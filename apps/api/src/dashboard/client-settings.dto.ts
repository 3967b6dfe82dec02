import { TENANT_ROLES } from '#identity';
import { Email, Flag, ListOf, Nested, OneOf, Text, Whole } from '#platform';

export class DemoPersonAnswer {
  @Email()
  email!: string;

  @Text()
  name!: string;

  @OneOf(TENANT_ROLES)
  role!: string;

  @Text({ description: 'What she may do.' })
  does!: string;
}

export class DemoAnswer {
  @Text({ description: 'Of every person of the demo.' })
  password!: string;

  @Text({ description: 'The simulated accounting system.' })
  sandboxUrl!: string;

  @Text()
  organizationName!: string;

  @ListOf(() => DemoPersonAnswer)
  people!: DemoPersonAnswer[];
}

export class MapTilesAnswer {
  @Text({ example: 'https://tiles.example.com/{z}/{x}/{y}.png' })
  url!: string;

  @Text({ description: 'Whose map it is, to be shown on it.' })
  attribution!: string;
}

export class ClientSettingsAnswer {
  @Flag({ description: 'Whether live events are sent from here.' })
  live!: boolean;

  @Nested(() => DemoAnswer, { nullable: true, description: 'Null unless this is a demo.' })
  demo!: DemoAnswer | null;

  @Nested(() => MapTilesAnswer, { nullable: true, description: 'Null: the map draws an outline of its own.' })
  mapTiles!: MapTilesAnswer | null;

  @Whole({ description: 'The largest file that can be sent, in bytes.' })
  maxFileBytes!: number;
}
