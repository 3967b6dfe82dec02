/** Charts of the browser apps. A room of its own, so that the drawing library is loaded with the pages that draw. */
export type { ChartProps, ChartRow, ChartSeries } from './chart-frame';
export { Bars } from './charts';
export { Columns } from './columns';
