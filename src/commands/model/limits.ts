/** The longest source, in UTF-16 units, that is analysed; a longer one is shown but never run. */
export const maximumLength = 256 * 1024;

/** The longest shell text that is parsed. */
export const maximumShellLength = 64 * 1024;

/** Operators and keywords that nest, in one shell text: the grammar's memory gives out far above this, for good. */
export const maximumShellStructure = 1_500;

/** The longest PromQL expression that is parsed. */
export const maximumPromqlLength = 20_000;
