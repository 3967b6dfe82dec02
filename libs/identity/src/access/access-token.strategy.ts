import { createSecretKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { isId } from '#kernel';
import { CONFIG, type Config } from '#platform';
import { TOKEN_AUDIENCE, TOKEN_ISSUER, type VerifiedClaims } from '../domain/access-claims.js';

/** Passport's JWT strategy: HS256 only, so that neither "none" nor a public key passed off as a secret gets in. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy) {
  constructor(@Inject(CONFIG) config: Config) {
    // As a key object: given as text, each request would first try to read the secret as a public key.
    const key = createSecretKey(config.jwtSecret.reveal(), 'utf8');
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: (_request, _token, done) => done(null, key as never),
      algorithms: ['HS256'],
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
      ignoreExpiration: false,
    });
  }

  /** Passport calls this once signature and expiry hold; undefined for a token that is ours but names nobody. */
  validate(claims: VerifiedClaims): VerifiedClaims | undefined {
    return [claims.sub, claims.org, claims.sid].every(isId) ? claims : undefined;
  }

  /** Keeps out of Passport's global register, which two applications in one process (the tests) would share. */
  getPassportInstance(): unknown {
    return { use: () => undefined };
  }
}
