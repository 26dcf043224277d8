import * as z from 'zod';
import type { ColumnLayout, ListLayout, PageLayout, TableLayout } from '../model/layout.ts';

/** A schema for each field of an interface, and for no other. */
export type Schemas<Interface> = Readonly<Record<keyof Interface, z.ZodType>>;

const template = z.string();

const list = z.strictObject({
  value: template.exactOptional().describe('A value: {code} as a code span, {text} as text.'),
  separator: z.string().exactOptional(),
} satisfies Schemas<ListLayout>);

const table = z.strictObject({
  columns: z
    .array(z.strictObject({ head: z.string(), column: z.string() } satisfies Schemas<ColumnLayout>))
    .exactOptional()
    .describe('The columns in their order.'),
  omitsEmptyColumns: z.literal(true).exactOptional(),
  delimiter: z.string().exactOptional().describe('The cells below the header, without padding.'),
  nothing: z.string().exactOptional().describe('The content of a cell without content.'),
  required: z
    .strictObject({ yes: z.string(), no: z.string() })
    .exactOptional()
    .describe('The words of the column Required.'),
  types: z.record(z.string(), z.string()).exactOptional().describe('The spelling of types.'),
  name: template.exactOptional(),
  requiredName: template.exactOptional(),
  type: template.exactOptional(),
  default: template.exactOptional(),
  min: template.exactOptional(),
  max: template.exactOptional(),
  range: z
    .strictObject({
      both: template.exactOptional(),
      min: template.exactOptional(),
      max: template.exactOptional(),
    })
    .exactOptional(),
  values: list.exactOptional(),
  defaultMark: z.string().exactOptional(),
  thousands: z.string().exactOptional(),
} satisfies Schemas<TableLayout>);

/** The format of `source.layout`, a `PageLayout`. */
export const layoutSchema = z.strictObject({
  preamble: template.exactOptional(),
  contents: template.exactOptional(),
  section: template.exactOptional(),
  separator: z.string().exactOptional(),
  end: z.string().exactOptional(),
  capabilities: list.exactOptional(),
  table: table.exactOptional(),
  underscores: z.literal('unescaped').exactOptional(),
  other: z.array(z.string()).exactOptional().describe('Parts of the page that are not kept.'),
} satisfies Schemas<PageLayout>);
