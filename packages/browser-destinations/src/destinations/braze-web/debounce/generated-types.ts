// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {}
