// Lets a plot be fetched as PNG as well: the browser draws the SVG file, with letters of its own.

const SHARPER = 3;

async function draw(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SHARPER;
  canvas.height = image.naturalHeight * SHARPER;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

for (const link of document.querySelectorAll("[data-picture]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button";
  button.textContent = "PNG";
  button.setAttribute("aria-label", `PNG: ${link.dataset.title}`);
  button.addEventListener("click", async () => {
    const file = document.createElement("a");
    file.href = URL.createObjectURL(await draw(link.href));
    file.download = `${link.dataset.picture}.png`;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
  });
  link.after(" · ", button);
}
