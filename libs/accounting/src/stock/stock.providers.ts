import { StockHandler } from './stock.handler.js';
import { StockAdjustmentsRepository } from './stock-adjustments.repository.js';
import { StockPlanner } from './stock-planner.js';
import { StockQuantities } from './stock-quantities.js';
import { StockWaker } from './stock-queue.js';
import { StockSwitch } from './stock-switch.js';
import { StockWork } from './stock-work.js';

export const STOCK = [
  StockAdjustmentsRepository,
  StockPlanner,
  StockQuantities,
  StockWaker,
  StockSwitch,
  StockWork,
  StockHandler,
];
