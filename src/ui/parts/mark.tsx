/** The mark of the house: three islands, the sun behind the tallest, one line of water. */
export function Mark() {
	return (
		<svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
			<circle class="mark-sun" cx="26" cy="13.5" r="6" />
			<path class="mark-far" d="M20 28c1-6.5 4-10.5 7.5-10.5S34.5 21.5 36.5 28z" />
			<path class="mark-near" d="M3.5 28C5.5 18 9.5 11.5 14 11.5S22.5 18 25 28z" />
			<path class="mark-water" d="M3.5 33.5c2.7-2 5.5-2 8.2 0s5.5 2 8.3 0 5.5-2 8.2 0 5.5 2 8.3 0" />
		</svg>
	);
}
