const loads = /\bssl(?:key|cert)=\s*engine:|\b(?:servicefile|passfile|sslkeylogfile)=/u;

/** True for a connection that names a library, settings or a file to write: https://www.postgresql.org/docs/current/libpq-connect.html */
export function connectionLoads(text: string): boolean {
  const options = text.search(/\boptions=/u);
  return loads.test(text) || (options >= 0 && /preload|librar|jit_provider/u.test(text.slice(options)));
}
