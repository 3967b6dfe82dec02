import 'reflect-metadata';
import { Controller, Get, Module, Param, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import pg from 'pg';
import { answerTasks } from './child.mjs';
import { cpuSeconds } from './meters.mjs';

const state = {};
const ONE = `SELECT id, display_name AS "displayName", company_name AS "companyName", given_name AS "givenName", family_name AS "familyName",
  email, phone, billing_address AS "billingAddress", shipping_address AS "shippingAddress", parent_id AS "parentId", is_project AS "isProject",
  currency, tax_exempt AS "taxExempt", term_id AS "termId", notes, active, version, created_at AS "createdAt", updated_at AS "updatedAt"
  FROM customers WHERE organization_id = $1 AND id = $2`;
const LIST = `SELECT id, display_name AS "displayName", company_name AS "companyName", email, phone, parent_id AS "parentId",
  is_project AS "isProject", currency, active, version FROM customers WHERE organization_id = $1 ORDER BY display_name, id LIMIT $2`;

/** The same answers from a controller that asks the database and nobody else: no sign-in, no tenancy, no checks. */
class BareController {
  async one(id) {
    return (await state.pool.query(ONE, [state.organizationId, id])).rows[0];
  }

  async list(limit) {
    return { items: (await state.pool.query(LIST, [state.organizationId, Number(limit)])).rows, next: null };
  }
}

// What the decorators do in TypeScript.
const prototype = BareController.prototype;
Controller('customers')(BareController);
Get(':id')(prototype, 'one', Object.getOwnPropertyDescriptor(prototype, 'one'));
Param('id')(prototype, 'one', 0);
Get()(prototype, 'list', Object.getOwnPropertyDescriptor(prototype, 'list'));
Query('limit')(prototype, 'list', 0);

class BareModule {}
Module({ controllers: [BareController] })(BareModule);

async function start({ ownerUrl, organizationId }) {
  state.organizationId = organizationId;
  state.pool = new pg.Pool({ connectionString: ownerUrl, max: 10 });
  const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  return { url: `http://127.0.0.1:${app.getHttpServer().address().port}` };
}

function begin() {
  state.cpu = process.cpuUsage();
}

const end = () => cpuSeconds(state.cpu);

answerTasks({ start, begin, end });
