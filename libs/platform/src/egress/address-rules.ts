import { BlockList, isIP } from 'node:net';

/** Ranges of the IANA special-purpose registries, and a cloud's metadata host that lies outside them. */
const REFUSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Inside the global unicast space: tunnels that carry an IPv4 address, documentation and special purposes. */
const REFUSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const refused = blockList([...REFUSED_V4, ...REFUSED_V6]);
/** Everything else of IPv6 is loopback, link-local, unique local, multicast, IPv4-mapped or NAT64. */
const globalUnicast = blockList(['2000::/3']);

/** Whether an address is on the public internet, so that a tenant may name it. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused.check(address, 'ipv4');
  if (family === 6) return globalUnicast.check(address, 'ipv6') && !refused.check(address, 'ipv6');
  return false;
}

/** Below 1024 only the web's own ports; above, none on which something else than HTTP is known to listen. */
export function isWebPort(port: number): boolean {
  return port === 80 || port === 443 || (port >= 1024 && !NOT_HTTP.has(port));
}

const NOT_HTTP = new Set([
  1433, 1521, 2049, 2375, 2376, 2379, 3306, 3389, 5432, 5672, 5900, 6000, 6379, 6443, 6667, 9042, 10250,
  11211, 27017,
]);

function blockList(ranges: string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network, prefix] = range.split('/') as [string, string];
    list.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
