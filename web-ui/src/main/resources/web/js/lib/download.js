/** Gives the reader a file. @param {string} name @param {string} type @param {BlobPart[]} parts */
export function download(name, type, parts) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  // Some browsers begin to read it only after the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
