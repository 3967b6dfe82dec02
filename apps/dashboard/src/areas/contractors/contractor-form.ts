import type { schemas } from '#api-client';
import { addressValues, writtenAddress } from '../../app/postal-address';
import { orNull } from './text';

export type Contractor = schemas['ContractorAnswer'];
export type Profile = schemas['ProfileAnswer'];
type Address = schemas['AddressBody'];

/** Both halves in one form: who it is, and how she goes to work. Their names differ, so that a refusal finds its field. */
export interface ContractorValues {
  displayName: string;
  kind: Contractor['kind'];
  companyName: string;
  givenName: string;
  familyName: string;
  email: string;
  phone: string;
  currency: string;
  termId: string;
  notes: string;
  address: Address;
  homeAddress: Address;
  vehicle: string;
  vehiclePlate: string;
  skillTier: NonNullable<Profile['skillTier']> | '';
  language: Profile['language'];
}

export function valuesOf(
  contractor: Contractor | undefined,
  profile: Profile | undefined,
  currency: string,
  language: Profile['language'],
): ContractorValues {
  return {
    displayName: contractor?.displayName ?? '',
    kind: contractor?.kind ?? 'contractor',
    companyName: contractor?.companyName ?? '',
    givenName: contractor?.givenName ?? '',
    familyName: contractor?.familyName ?? '',
    email: contractor?.email ?? '',
    phone: contractor?.phone ?? '',
    currency: contractor?.currency ?? currency,
    termId: contractor?.termId ?? '',
    notes: contractor?.notes ?? '',
    address: addressValues(contractor?.address),
    homeAddress: addressValues(profile?.homeAddress),
    vehicle: profile?.vehicle ?? '',
    vehiclePlate: profile?.vehiclePlate ?? '',
    skillTier: profile?.skillTier ?? '',
    language: profile?.language ?? language,
  };
}

export function partyBody({ displayName, kind, currency, address, ...texts }: ContractorValues) {
  return {
    displayName: displayName.trim(),
    kind,
    currency,
    companyName: orNull(texts.companyName),
    givenName: orNull(texts.givenName),
    familyName: orNull(texts.familyName),
    email: orNull(texts.email),
    phone: orNull(texts.phone),
    termId: orNull(texts.termId),
    notes: orNull(texts.notes),
    address: writtenAddress(address),
  };
}

export function profileBody({ homeAddress, vehicle, vehiclePlate, skillTier, language }: ContractorValues) {
  return {
    homeAddress: writtenAddress(homeAddress),
    vehicle: orNull(vehicle),
    vehiclePlate: orNull(vehiclePlate),
    skillTier: skillTier || null,
    language,
  };
}
