/** After a refusal the summary of faults takes the focus, so that it is read first. */
export function faultsFirst(): void {
	document.querySelector<HTMLElement>('.error-summary')?.focus();
}
