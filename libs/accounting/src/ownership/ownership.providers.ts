import { FieldPoliciesController } from './field-policies.controller.js';
import { FieldPolicies } from './field-policies.js';
import { FieldPoliciesRepository } from './field-policies.repository.js';
import { FieldPolicyDesk } from './field-policy-desk.js';

/** Who wins a field that both sides changed. */
export const OWNERSHIP = [FieldPolicies, FieldPoliciesRepository, FieldPolicyDesk];
export const OWNERSHIP_CONTROLLERS = [FieldPoliciesController];
