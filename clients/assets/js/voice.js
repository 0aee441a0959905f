// The way told by voice: half a minute into the file field of the form, heard before it is sent.
const LONGEST_S = 30;
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus"];

function put(input, blob) {
  const files = new DataTransfer();
  files.items.add(new File([blob], blob.type.includes("ogg") ? "voice.ogg" : "voice.webm", { type: blob.type }));
  input.files = files.files;
}

async function record(part, input, type) {
  const said = part.querySelector("[role=status]");
  const label = part.querySelector("[data-record-label]");
  const button = part.querySelector("[data-record]");
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    said.textContent = part.dataset.denied;
    return;
  }
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 24000 });
  const pieces = [];
  const before = label.textContent;
  const began = Date.now();
  const tick = setInterval(() => {
    const left = LONGEST_S - Math.floor((Date.now() - began) / 1000);
    said.textContent = part.dataset.recording.replace("{s}", Math.max(left, 0));
    if (left <= 0 && recorder.state === "recording") recorder.stop();
  }, 250);
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.onstop = () => {
    clearInterval(tick);
    stream.getTracks().forEach((track) => track.stop());
    const blob = new Blob(pieces, { type });
    put(input, blob);
    const heard = part.querySelector("audio");
    if (heard.src) URL.revokeObjectURL(heard.src);
    heard.src = URL.createObjectURL(blob);
    heard.hidden = false;
    label.textContent = before;
    button.setAttribute("aria-pressed", "false");
    part.recorder = null;
    said.textContent = part.dataset.recorded;
  };
  part.recorder = recorder;
  label.textContent = label.dataset.stop;
  button.setAttribute("aria-pressed", "true");
  recorder.start();
}

export function startVoice() {
  document.querySelectorAll(".voice-recorder").forEach((part) => {
    const input = part.closest("form").querySelector("[name=voice_note]");
    const type = window.MediaRecorder && navigator.mediaDevices && KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    if (!input || !type) return;
    part.hidden = false;
    part.querySelector("[data-record]").addEventListener("click", () => {
      if (part.recorder) part.recorder.stop();
      else record(part, input, type);
    });
  });
}
