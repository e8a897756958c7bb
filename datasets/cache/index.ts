export { ColumnCache, type StoredColumns } from "./column-cache.ts";
export type { StoredColumn } from "./columns-file.ts";
