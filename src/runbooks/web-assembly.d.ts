// What we use of WebAssembly: TypeScript declares it only together with everything else of a browser.
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>;
  /** A program of ours exports functions, and memory that we gave it. */
  type Exports = Readonly<Record<string, () => unknown>>;
  class Module {
    private constructor();
  }
  class Instance {
    private constructor();
    readonly exports: Exports;
  }
  interface WebAssemblyInstantiatedSource {
    readonly instance: Instance;
    readonly module: Module;
  }
  class Memory {
    constructor(pages: { initial: number; maximum: number; shared: boolean });
    readonly buffer: SharedArrayBuffer;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
