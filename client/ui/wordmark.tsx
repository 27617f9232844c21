export function Wordmark() {
  return (
    <p class="wordmark">
      <svg class="wordmark-line" viewBox="0 0 44 14" width="44" height="14" aria-hidden="true">
        <path d="M1 7h14M29 7h14" />
        <circle cx="22" cy="7" r="5" />
      </svg>
      Aleatoria
    </p>
  );
}
