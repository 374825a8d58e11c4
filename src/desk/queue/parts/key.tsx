/** The key that does the same; said to screen readers by `aria-keyshortcuts` of what it stands on. */
export const Key = ({ name }: { name: string }) => (
	<span class="desk-key" aria-hidden="true">
		{name}
	</span>
);
