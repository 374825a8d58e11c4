/** A stranger's text without a link anybody could follow by mistake: `hxxps://example[.]org/x`. Pure. */

const scheme = /\b(h)tt(ps?:\/\/)/gi;
/** Only the signs themselves are looked at, so that no text takes long; between figures they part numbers. */
const dot = /(?<=[\p{L}\p{N}_)\]-])\.(?=\p{L})/gu;
const at = /(?<=[\p{L}\p{N}_)\]-])@(?=[\p{L}\p{N}])/gu;

export const defanged = (text: string): string =>
	text.replace(scheme, '$1xx$2').replace(dot, '[.]').replace(at, '[at]');
