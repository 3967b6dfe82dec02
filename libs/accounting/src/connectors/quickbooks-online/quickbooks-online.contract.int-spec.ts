import { describeConnectorContract } from '../../testing/connector-contract.js';
import { quickBooksOnlineHarness } from './testing/sandbox-harness.js';

const url = process.env.TEST_SANDBOX_URL;
if (!url) throw new Error('The sandbox is not running: build it, then run the tests again.');

describeConnectorContract('QuickBooks Online', () => quickBooksOnlineHarness(url));
