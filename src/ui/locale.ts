/** How days and figures are written: in English the way most of the world writes them, day before month. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);
