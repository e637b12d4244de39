export { buildProgram, type ProgramParts, type Setting } from './program.ts';
export { guardTerminal, type Terminal } from './terminal.ts';
