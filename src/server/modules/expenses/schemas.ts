// What crosses the wire about expenses. Client-safe.
export * from './schema-fields';
export * from './type-schemas';
export * from './request-schemas';
export * from './claim-schemas';
export * from './rebate-schemas';
