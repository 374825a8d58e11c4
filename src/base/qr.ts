import { encode } from 'uqr';

// Four light modules around: ISO/IEC 18004 asks for them, and phones miss a code that touches a border.
const quietZone = 4;

/** Modules of one row as `M3 4h5v1h-5z`: neighbours join, so that no hairline shows between them. */
function rowPath(row: boolean[], top: number): string {
	let path = '';
	for (let left = 0; left < row.length; left++) {
		if (!row[left]) continue;
		const end = row.indexOf(false, left);
		const width = (end === -1 ? row.length : end) - left;
		path += `M${left} ${top}h${width}v1h-${width}z`;
		left += width;
	}
	return path;
}

/**
 * A QR code as SVG, without inline style. Always black on white, in dark pages too: scanners need it.
 * The caller names it (`role="img"` and a label around it). At most 2,000 characters.
 */
export function qrSvg(text: string): string {
	if (text.length > 2000) throw new RangeError('text too long for a QR code');
	const { data, size } = encode(text, { ecc: 'M', border: quietZone });
	const path = data.map(rowPath).join('');
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" class="qr"><path class="qr-light" fill="#fff" d="M0 0h${size}v${size}H0z"/><path class="qr-dark" fill="#000" d="${path}"/></svg>`;
}
