import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf } from './catalog-id.pipe.js';
import {
  AccountAnswer,
  AccountPage,
  ClassAnswer,
  ClassPage,
  PaymentMethodAnswer,
  PaymentMethodPage,
  TermAnswer,
  TermPage,
} from './dto/books.dto.js';
import { ReferenceQuery } from './dto/reference-list.dto.js';
import { ReferenceListQuery } from './queries/reference-list.query.js';

/** What the accounting system keeps and we only show. */
@ApiTags('catalog')
@Controller()
export class BooksController {
  constructor(private readonly lists: ReferenceListQuery) {}

  @Get('terms')
  @ApiOperation({ summary: 'A page of the payment terms, by name.' })
  @ApiOkResponse({ type: TermPage })
  terms(@Query() query: ReferenceQuery): Promise<TermPage> {
    return this.lists.page('terms', query);
  }

  @Get('terms/:id')
  @ApiOperation({ summary: 'One payment term.' })
  @ApiOkResponse({ type: TermAnswer })
  term(@Param('id', idOf('payment term')) id: string): Promise<TermAnswer> {
    return this.lists.one('terms', id);
  }

  @Get('payment-methods')
  @ApiOperation({ summary: 'A page of the payment methods, by name.' })
  @ApiOkResponse({ type: PaymentMethodPage })
  paymentMethods(@Query() query: ReferenceQuery): Promise<PaymentMethodPage> {
    return this.lists.page('paymentMethods', query);
  }

  @Get('payment-methods/:id')
  @ApiOperation({ summary: 'One payment method.' })
  @ApiOkResponse({ type: PaymentMethodAnswer })
  paymentMethod(@Param('id', idOf('payment method')) id: string): Promise<PaymentMethodAnswer> {
    return this.lists.one('paymentMethods', id);
  }

  @Get('accounts')
  @ApiOperation({ summary: 'A page of the accounts of the chart of accounts, by name.' })
  @ApiOkResponse({ type: AccountPage })
  accounts(@Query() query: ReferenceQuery): Promise<AccountPage> {
    return this.lists.page('accounts', query);
  }

  @Get('accounts/:id')
  @ApiOperation({ summary: 'One account.' })
  @ApiOkResponse({ type: AccountAnswer })
  account(@Param('id', idOf('account')) id: string): Promise<AccountAnswer> {
    return this.lists.one('accounts', id);
  }

  @Get('classes')
  @ApiOperation({ summary: 'A page of the classes, by name.' })
  @ApiOkResponse({ type: ClassPage })
  classes(@Query() query: ReferenceQuery): Promise<ClassPage> {
    return this.lists.page('classes', query);
  }

  @Get('classes/:id')
  @ApiOperation({ summary: 'One class.' })
  @ApiOkResponse({ type: ClassAnswer })
  oneClass(@Param('id', idOf('class')) id: string): Promise<ClassAnswer> {
    return this.lists.one('classes', id);
  }
}
