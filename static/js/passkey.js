// Starts the library where a page asks for a passkey, shows the question only in a browser that has
// passkeys, and says when one does not answer.
for (const asked of document.querySelectorAll("[data-passkey-form]")) {
  allauth.webauthn.forms[asked.dataset.passkeyForm](JSON.parse(asked.textContent));
}
if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-passkey]")) form.hidden = false;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-problem").hidden = false;
});
