export { createHttpServer, type HttpParts } from './create-http-server.ts';
