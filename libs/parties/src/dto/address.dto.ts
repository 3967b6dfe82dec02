import { Text } from '#platform';

export class AddressBody {
  @Text({ optional: true })
  line1?: string;

  @Text({ optional: true })
  line2?: string;

  @Text({ optional: true })
  city?: string;

  @Text({ optional: true, max: 60, description: 'Province or state.', example: 'ON' })
  province?: string;

  @Text({ optional: true, max: 20 })
  postalCode?: string;

  @Text({ optional: true, max: 60, example: 'CA' })
  country?: string;
}
