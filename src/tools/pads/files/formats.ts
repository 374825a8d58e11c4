/** What a text can be taken along as. */
export const formats = ['html', 'md', 'txt', 'docx', 'odt', 'pdf'] as const;
export type Format = (typeof formats)[number];

/** Those that have a place for comments made for them. */
export const carriesComments = (format: Format): boolean => /^(html|docx|odt|pdf)$/.test(format);
