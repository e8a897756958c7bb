export { ColumnCache, type StoredColumns } from "./column-cache.ts";
export type { StoredColumn } from "./columns-file.ts";
export { ImageCache, readImages } from "./image-cache.ts";
