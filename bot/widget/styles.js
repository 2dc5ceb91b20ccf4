/** Constructed: no policy against inline styles stops it. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host{--_accent:var(--clasp-accent,var(--_shop-accent,#444));--_surface:var(--clasp-surface,light-dark(#fff,#1f1d22));--_text:var(--clasp-text,light-dark(#29252c,#f2eff3));
--_quiet:color-mix(in srgb,var(--_text) 72%,var(--_surface));--_tint:color-mix(in srgb,var(--_text) 6%,var(--_surface));
--_line:1px solid color-mix(in srgb,var(--_text) 16%,var(--_surface));--_alarm:light-dark(#a3261b,#ff9d92);
--_x:var(--clasp-offset-inline,20px);--_y:var(--clasp-offset-block,20px);--_sides:auto var(--_x);
position:fixed;z-index:2147483000;inset-block-end:var(--_y);inset-inline:var(--_sides);
font-family:var(--clasp-font,inherit);font-size:15px;line-height:1.45;text-align:start;overflow-wrap:anywhere;color:var(--_text)}
:host([hidden]),[hidden]{display:none!important}
:host([theme=light]){color-scheme:light}
:host([theme=dark]){color-scheme:dark}
:host([data-start]){--_sides:var(--_x) auto}
*{box-sizing:border-box}
p,ol,ul,h2,blockquote{margin:0;padding:0;border:0;list-style:none}
button,input,textarea{font:inherit;color:inherit}
button,summary{cursor:pointer;border:1px solid transparent;background:none;border-radius:18px;min-height:32px;padding:4px 14px}
a{color:var(--_ink)}
:focus-visible{outline:2px solid var(--_ink);outline-offset:2px}
svg{width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;flex:none}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.small,.meta,.source,.day,.notice,.step-dates{font-size:13px;color:var(--_quiet)}
.launcher,.logo,.send,.submit,.shopper .bubble,[data-state=done] .dot{background:var(--_accent);color:var(--_on-accent)}
.panel,.greeting,.menu,.more{border:var(--_line);background:var(--_surface);box-shadow:0 8px 32px #0003}
.launcher,.tool,.send,.logo,.dot{display:grid;place-items:center;padding:0;border-radius:50%;flex:none}

.corner{display:flex;align-items:end;gap:12px}
:host([data-start]) .corner{flex-direction:row-reverse}
.launcher{position:relative;width:60px;height:60px;color:var(--_on-accent,var(--clasp-on-accent,var(--_shop-on-accent,#fff)));box-shadow:0 6px 24px #0004}
.launcher svg{scale:1.4}
.launcher[aria-expanded=true] svg:first-child,.launcher[aria-expanded=false] svg:nth-child(2){display:none}
.badge{position:absolute;inset:-3px -3px auto auto;min-width:22px;padding:0 6px;border-radius:11px;background:#b3261e;color:#fff;font-size:13px;line-height:22px}
.greeting{display:flex;align-items:start;max-width:min(280px,60vw);border-radius:18px}
.greeting-text{padding:10px 0 10px 14px}
.greeting-text,.menu button,.reply{text-align:start}

.panel{position:fixed;inset:auto;inset-block-end:calc(var(--_y) + 74px);inset-inline:var(--_sides);margin:0;padding:0;max-width:none;max-height:none;color:inherit;
width:var(--clasp-width,390px);height:min(var(--clasp-height,640px),100dvh - var(--_y) - 94px);border-radius:var(--clasp-radius,18px);overflow:hidden}
.panel[open]{display:flex;flex-direction:column}
.header{display:flex;align-items:center;gap:8px;padding:12px 12px 12px 16px;border-block-end:var(--_line)}
.logo,.logo img{width:40px;height:40px;overflow:hidden;font-size:13px}
.names{flex:1}
h2,.card-title,[aria-current] .step-label,label{font-size:inherit;font-weight:600}
.tool{width:36px;min-height:36px}
:is(.tool,.reply,.menu button):hover{background:var(--_tint)}
details{position:relative}
.menu{position:absolute;z-index:2;inset-block-start:42px;inset-inline-end:0;width:max-content;padding:6px;border-radius:18px}
.menu button{width:100%;border-radius:9px}

.transcript{position:relative;flex:1;min-height:0;overflow-y:auto;padding:12px 14px 4px;scroll-padding:16px}
.transcript:focus-visible{outline-offset:-2px}
.opening,.message,.card{display:grid;gap:8px;justify-items:start;padding:4px 3px}
.message:nth-last-child(n+30){content-visibility:auto;contain-intrinsic-size:auto 72px}
.bubble,.typing{border-radius:6px 18px 18px;background:var(--_tint)}
.bubble{max-width:86%;padding:9px 14px;border:1px solid transparent;white-space:pre-wrap;unicode-bidi:isolate}
.shopper{justify-items:end;gap:2px}
.shopper .bubble{border-radius:18px 18px 6px}
.bot:has(+.bot) .meta{display:none}
[data-state=failed] .state,.complaint,[data-state=late] .dot,[data-state=late] .step-dates{color:var(--_alarm)}
.again{min-height:24px;padding:0 4px;text-decoration:underline;color:var(--_ink)}
.day,.notice{text-align:center;padding:12px}
.day::first-letter{text-transform:uppercase}
.replies,.strip,.number{display:flex;flex-wrap:wrap;align-items:center;gap:8px}
.reply,.strip button,.copy{border-color:currentColor;background:var(--_surface);color:var(--_ink)}
.reply[aria-disabled=true]{cursor:default;border:var(--_line);color:var(--_quiet);background:none}
.reply[aria-pressed]{border-color:currentColor;color:var(--_text)}
.source{max-width:86%}
.source summary{min-height:24px;padding:2px 4px;text-decoration:underline dotted}
.source blockquote{margin:4px;padding-inline-start:10px;border-inline-start:var(--_line);white-space:pre-wrap;color:var(--_text)}
.typing{display:flex;gap:5px;width:max-content;margin:3px;padding:15px}
.typing i{width:7px;height:7px;border-radius:50%;background:var(--_quiet)}
.end{height:2px}
.more{position:relative;align-self:center;display:flex;gap:6px;margin-block:-40px 6px}

.strip{padding:10px 16px;border-block-start:var(--_line);background:var(--_tint)}
.strip p{flex:1 1 180px}
.composer{display:flex;flex-wrap:wrap;align-items:end;gap:8px;padding:10px 12px 12px;border-block-start:var(--_line)}
textarea,input{width:100%;padding:9px 14px;border:1px solid var(--_quiet);border-radius:18px;background:var(--_surface);font-size:16px}
textarea{flex:1;resize:none;min-height:44px;max-height:132px;border-radius:22px;line-height:1.4;field-sizing:content}
::placeholder{color:var(--_quiet);opacity:1}
.send{width:44px;height:44px}
.send:dir(rtl) svg{transform:scaleX(-1)}
.left{flex-basis:100%}
.left:empty{display:none}

.card{justify-items:stretch;width:100%;max-width:320px;padding:14px 16px;border:var(--_line);border-radius:18px}
code{font:13px ui-monospace,monospace}
.step{position:relative;display:grid;grid-template-columns:22px 1fr;column-gap:10px;padding-block-end:14px}
.step:last-child{padding:0}
.step:not(:last-child)::before{content:"";position:absolute;inset-block:24px 2px;inset-inline-start:10px;border-inline-start:2px solid;opacity:.3}
.dot{width:22px;height:22px;border:2px solid;grid-row:span 2}
[data-state=current] .dot{color:var(--_ink)}
[data-state=upcoming]{color:var(--_quiet)}
.dot svg{width:14px;height:14px;stroke-width:2.6}
[data-state=current] svg{stroke-width:13}
summary svg{stroke-width:3.2}
.step-dates{grid-column:2}
.shipment,.item{padding-block:8px 0;border-block-start:var(--_line)}
.item{padding-block:8px}
[data-verdict=returnable] .verdict{color:var(--_ink)}
[data-verdict=returnable] .verdict::before,.reply[aria-pressed]::before{content:"✓ "/""}
.shipment a{display:inline-block;padding-block:4px}
.number{justify-content:space-between}
label{display:block;margin-block-end:4px}
[aria-invalid=true]{border-color:var(--_alarm)}
.complaint{margin-block-start:6px}
[readonly],.submit[aria-disabled=true]{cursor:default;color:var(--_quiet);background:var(--_tint)}

@media(pointer:coarse),(max-width:480px){button,input,summary.tool,.source summary{min-height:44px!important}.tool{width:44px}.shipment a{padding-block:12px}}
@media(max-width:480px),(max-height:480px){.panel{inset:0;top:var(--_top);width:100%;height:var(--_height);border:0;border-radius:0}}
@media(max-height:350px){.panel[open]{display:block;overflow-y:auto}.transcript{overflow:visible}}
@media(forced-colors:active){.typing i{background:CanvasText}}
@media(prefers-reduced-motion:no-preference){.panel[open]{animation:rise .18s}.typing i{animation:nod 1.2s infinite}.typing i:nth-child(2){animation-delay:.2s}}
@keyframes rise{from{opacity:0;translate:0 12px}}
@keyframes nod{50%{opacity:.3}}
@media print{:host{display:none}}
`);

const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

function channels(colour) {
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

function luminance(colour) {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
}

/** Returns the ratio that WCAG 2 defines. */
function contrast(one, other) {
  const ratio = luminance(one) / luminance(other);
  return Math.max(ratio, 1 / ratio);
}

/** Returns `wanted`, darkened or lightened as little as it takes to be read on `background`. */
function readable(wanted, background) {
  const aim = contrast("#000", background) > contrast("#fff", background) ? 0 : 255;
  for (let share = 0; ; share += 0.1) {
    const mixed = `rgb(${channels(wanted).map((value) => value + (aim - value) * share)})`;
    if (share >= 1 || contrast(mixed, background) >= 4.5) return mixed;
  }
}

/** Puts colours on the widget and keeps text on them readable. */
export function paint(host, launcher, strip, accent, onAccent) {
  const set = (name, value = "") => host.style.setProperty(name, value);
  set("--_shop-accent", accent);
  set("--_shop-on-accent", onAccent);
  set("--_on-accent");
  const { backgroundColor, color } = getComputedStyle(launcher);
  set("--_on-accent", readable(color, backgroundColor));
  set("--_ink", readable(backgroundColor, getComputedStyle(strip).backgroundColor));
}
