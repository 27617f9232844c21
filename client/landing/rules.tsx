export function Rules() {
  return (
    <ol class="rules">
      <li>Be 18 or over, and leave at once if the other person is not.</li>
      <li>No nudity, no threats, no hate, no selling.</li>
      <li>Record nobody. What is said here stays between the two of you.</li>
    </ol>
  );
}
