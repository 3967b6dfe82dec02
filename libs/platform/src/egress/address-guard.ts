import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { isPublicAddress, isWebPort } from './address-rules.js';
import { egressError } from './egress-errors.js';

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** Looks a name up once. Replaced in tests. */
export type Resolver = (hostname: string) => Promise<ResolvedAddress[]>;

export const RESOLVER = Symbol('platform:resolver');

export const systemResolver: Resolver = (hostname) => lookup(hostname, { all: true, verbatim: true });

const FIX = 'Use the public https address of the system.';

/** Decides which addresses outbound calls may reach. */
@Injectable()
export class AddressGuard {
  private readonly allowedHosts: ReadonlySet<string>;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(RESOLVER) private readonly resolve: Resolver,
  ) {
    this.allowedHosts = new Set(config.egressAllowedHosts.map((host) => host.toLowerCase()));
  }

  /** What can be said without asking the network. `URL` has already turned decimal, octal and hex hosts into dots. */
  checkedUrl(text: string): URL {
    if (!URL.canParse(text)) throw refusedUrl('This is not a web address.');
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw refusedUrl('Only http and https addresses can be called.');
    if (url.username || url.password)
      throw refusedUrl('A web address must not carry a user name or a password.');
    if (this.isAllowed(url.host) || this.isAllowed(url.hostname)) return url;
    if (url.port !== '' && !isWebPort(Number(url.port)))
      throw refusedUrl(`Port ${url.port} is not one that a web service uses.`);
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !isPublicAddress(literal)) throw refusedAddress(url.hostname);
    return url;
  }

  /** Resolves the name once. Throws when any of its addresses is not public, because the next answer may be that one. */
  async resolved(hostname: string): Promise<ResolvedAddress[]> {
    const addresses = await this.answerFor(hostname);
    if (addresses.length === 0) throw notFound(hostname);
    const isFree = this.isAllowed(hostname);
    if (!isFree && !addresses.every(({ address }) => isPublicAddress(address)))
      throw refusedAddress(hostname);
    return addresses;
  }

  /**
   * For the socket: it asks at the moment it connects and goes to the very address that was checked, so that a
   * name which changes its answer between two look-ups (DNS rebinding) gains nothing.
   */
  readonly socketLookup: LookupFunction = (hostname, options, callback) => {
    this.resolved(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: Error) => callback(error, options.all ? [] : ''),
    );
  };

  private async answerFor(hostname: string): Promise<ResolvedAddress[]> {
    const literal = hostname.replace(/^\[|\]$/g, '');
    const family = isIP(literal);
    if (family) return [{ address: literal, family }];
    try {
      return await this.resolve(hostname);
    } catch (cause) {
      throw notFound(hostname, cause);
    }
  }

  private isAllowed(host: string): boolean {
    return this.allowedHosts.has(host.toLowerCase());
  }
}

function refusedUrl(message: string) {
  return egressError('URL_REFUSED', message, false, { fix: FIX });
}

function refusedAddress(hostname: string) {
  const message = `"${hostname}" is not on the public internet, so it cannot be called from here.`;
  return egressError('ADDRESS_REFUSED', message, false, { fix: FIX });
}

function notFound(hostname: string, cause?: unknown) {
  const fix = 'Check the spelling of the address.';
  return egressError('NOT_FOUND', `There is no host called "${hostname}".`, false, { fix, cause });
}
