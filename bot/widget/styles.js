const CSS = `
:host{--_accent:var(--clasp-accent,var(--_shop-accent,#3f3a46));--_surface:var(--clasp-surface,#fff);--_text:var(--clasp-text,#29252c);
--_quiet:color-mix(in srgb,var(--_text) 72%,var(--_surface));--_tint:color-mix(in srgb,var(--_text) 6%,var(--_surface));
--_line:color-mix(in srgb,var(--_text) 16%,var(--_surface));--_radius:var(--clasp-radius,18px);--_alarm:#a3261b;
position:fixed;z-index:2147483000;inset-block-end:var(--clasp-offset-block,20px);inset-inline-end:var(--clasp-offset-inline,20px);
font:400 15px/1.45 var(--clasp-font,inherit);font-size:15px;line-height:1.45;letter-spacing:normal;text-align:start;color:var(--_text)}
@supports(color:light-dark(red,red)){:host{--_surface:var(--clasp-surface,light-dark(#fff,#1f1d22));
--_text:var(--clasp-text,light-dark(#29252c,#f2eff3));--_alarm:light-dark(#a3261b,#ff9d92)}}
:host([hidden]){display:none}
:host([theme=light]){color-scheme:light}
:host([theme=dark]){color-scheme:dark}
:host([data-start]){inset-inline:var(--clasp-offset-inline,20px) auto}
*{box-sizing:border-box}
[hidden]{display:none!important}
p,ol,ul,h2,blockquote,fieldset{margin:0;padding:0;border:0;list-style:none;min-width:0}
button,input,textarea{font:inherit;color:inherit;letter-spacing:inherit}
button{cursor:pointer;border:1px solid transparent;background:none;border-radius:99px;min-height:32px;padding:4px 14px;touch-action:manipulation}
a{color:var(--_ink);overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--_ink);outline-offset:2px}
.icon{width:1.5em;height:1.5em;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;flex:none}
.hidden-text{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.small,.meta,.left{font-size:12.5px;color:var(--_quiet)}

.corner{display:flex;align-items:end;justify-content:end;gap:12px}
:host([data-start]) .corner{flex-direction:row-reverse}
.launcher{position:relative;display:grid;place-items:center;width:60px;height:60px;padding:0;border-radius:50%;
background:var(--_accent);color:var(--_on-accent,var(--clasp-on-accent,var(--_shop-on-accent,#fff)));box-shadow:0 6px 24px #0003,0 1px 4px #0003}
.launcher:focus-visible{outline-width:3px;box-shadow:0 0 0 3px var(--_surface)}
.launcher .icon{width:27px;height:27px}
.launcher[aria-expanded=true] .icon:first-of-type,.launcher[aria-expanded=false] .icon:nth-of-type(2){display:none}
.badge{position:absolute;inset-block-start:-3px;inset-inline-end:-3px;min-width:22px;padding:0 6px;border-radius:11px;border:1px solid #fff;
background:#b3261e;color:#fff;font-size:12.5px;line-height:20px;font-weight:600}
.greeting{display:flex;align-items:start;max-width:min(280px,60vw);padding:2px;border:1px solid var(--_line);border-radius:16px;
background:var(--_surface);box-shadow:0 6px 24px #0002}
.greeting-text{text-align:start;border-radius:14px;padding:10px 4px 10px 14px}

.panel{position:fixed;inset:auto;inset-block-end:calc(var(--clasp-offset-block,20px) + 74px);inset-inline-end:var(--clasp-offset-inline,20px);
margin:0;padding:0;width:var(--clasp-width,390px);max-width:none;max-height:none;color:inherit;
height:min(var(--clasp-height,640px),calc(100dvh - var(--clasp-offset-block,20px) - 94px));
border:1px solid var(--_line);border-radius:var(--_radius);background:var(--_surface);overflow:hidden;box-shadow:0 18px 60px #0003,0 2px 8px #0001}
:host([data-start]) .panel{inset-inline:var(--clasp-offset-inline,20px) auto}
.panel[open]{display:flex;flex-direction:column}
.panel::backdrop{background:none}
.header{display:flex;align-items:center;gap:10px;padding:12px 10px 12px 16px;border-block-end:1px solid var(--_line)}
.monogram{display:grid;place-items:center;width:40px;height:40px;border-radius:50%;overflow:hidden;flex:none;
background:var(--_accent);color:var(--_on-accent);font-size:13px;font-weight:600;letter-spacing:.02em}
.monogram img{width:100%;height:100%;object-fit:cover}
.names{flex:1;min-width:0}
.names p{font-size:12.5px;color:var(--_quiet)}
h2{font-size:16px;font-weight:600;line-height:1.25;overflow-wrap:anywhere;outline:none}
.tool{display:grid;place-items:center;width:36px;height:36px;min-height:0;padding:0;flex:none}
.tool .icon{width:20px;height:20px}
.tool:hover,.menu button:hover{background:var(--_tint)}
.menu-box{position:relative}
.menu{position:absolute;z-index:2;inset-block-start:42px;inset-inline-end:0;width:max-content;max-width:260px;padding:6px;
border:1px solid var(--_line);border-radius:14px;background:var(--_surface);box-shadow:0 10px 34px #0003}
.menu button{width:100%;text-align:start;border-radius:9px;padding:8px 12px}
.danger,.complaint{color:var(--_alarm)}

.transcript{flex:1;min-height:0;overflow-y:auto;overscroll-behavior:contain;padding:16px 16px 6px;scrollbar-width:thin}
.transcript:focus-visible{outline-offset:-3px}
.opening{display:grid;gap:8px;justify-items:start;margin-block-end:6px}
.message{display:grid;justify-items:start;gap:8px;padding:3px;content-visibility:auto;contain-intrinsic-size:auto 72px}
.bubble{max-width:min(86%,34em);padding:9px 14px;border:1px solid transparent;border-radius:6px 18px 18px;background:var(--_tint);
white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}
.shopper{justify-items:end;gap:2px;padding-block:8px 4px}
.shopper .bubble{border-radius:18px 18px 6px;background:var(--_accent);color:var(--_on-accent)}
[data-state=sending] .bubble,[data-state=waiting] .bubble{opacity:.75}
.bot:has(+.bot) .meta{display:none}
.meta{padding-inline:4px;font-size:12px}
[data-state=failed] .state{color:var(--_alarm)}
.again{min-height:24px;padding:0 4px;margin-inline-start:4px;text-decoration:underline;color:var(--_ink)}
.day,.notice{font-size:12.5px;color:var(--_quiet);text-align:center;padding:12px 20px 8px}
.replies{display:flex;flex-wrap:wrap;gap:8px}
.reply{display:inline-flex;align-items:center;gap:4px;text-align:start;padding:6px 14px;border-color:var(--_ink);border-radius:18px;background:var(--_surface);color:var(--_ink);overflow-wrap:anywhere}
.reply:hover{background:var(--_tint)}
.reply[aria-disabled=true]{cursor:default;border-color:var(--_line);color:var(--_quiet);background:none}
.reply.chosen{border-color:currentColor;color:var(--_text);font-weight:600}
.mark{display:flex}.mark .icon{width:16px;height:16px}
.source{max-width:86%;font-size:12.5px;color:var(--_quiet);padding-inline-start:4px}
.source summary{cursor:pointer;min-height:24px;text-decoration:underline dotted;text-underline-offset:3px}
.source blockquote{margin-block:4px;padding-inline-start:10px;border-inline-start:2px solid var(--_line);white-space:pre-wrap;overflow-wrap:anywhere;color:var(--_text)}
.typing{display:flex;gap:5px;width:max-content;margin:3px;padding:14px;border-radius:6px 18px 18px;background:var(--_tint)}
.typing span{width:7px;height:7px;border-radius:50%;background:var(--_quiet)}
.end{height:2px}
.new-messages{align-self:center;display:flex;align-items:center;gap:6px;margin-block:-40px 6px;z-index:1;border-color:var(--_line);background:var(--_surface);box-shadow:0 4px 16px #0003}

.strip{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding:10px 16px;border-block-start:1px solid var(--_line);background:var(--_tint);font-size:13.5px}
.strip p{flex:1 1 180px}
.strip button,.copy{border-color:var(--_ink);color:var(--_ink);background:var(--_surface)}
.composer{display:flex;flex-wrap:wrap;align-items:end;gap:8px;padding:10px 12px 12px;border-block-start:1px solid var(--_line)}
textarea,input{width:100%;padding:9px 14px;border:1px solid var(--_quiet);border-radius:14px;background:var(--_surface);font-size:16px}
textarea{flex:1;resize:none;min-height:44px;max-height:132px;border-radius:22px;line-height:1.4;field-sizing:content}
::placeholder{color:var(--_quiet);opacity:1}
.send{display:grid;place-items:center;width:44px;height:44px;padding:0;flex:none;background:var(--_accent);color:var(--_on-accent)}
.send .icon{width:22px;height:22px}
.send:dir(rtl) .icon{transform:scaleX(-1)}
.left{flex-basis:100%;text-align:end}

.card{display:grid;gap:8px;width:100%;max-width:320px;padding:14px 16px;border:1px solid var(--_line);border-radius:16px;background:var(--_surface)}
.card-title,.step[aria-current] .step-label{font-weight:600}
code{font:inherit;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;overflow-wrap:anywhere}
.step{position:relative;display:grid;grid-template-columns:22px 1fr;column-gap:10px;padding-block-end:14px}
.step:last-child{padding-block-end:0}
.step:not(:last-child)::before{content:"";position:absolute;inset-block:22px 0;inset-inline-start:10px;border-inline-start:2px solid var(--_line)}
.step[data-state=done]:not(:last-child)::before{border-color:var(--_ink)}
.dot{display:grid;place-items:center;width:22px;height:22px;border:2px solid var(--_line);border-radius:50%;grid-row:span 2}
[data-state=done] .dot{border-color:var(--_accent);background:var(--_accent);color:var(--_on-accent)}
[data-state=current] .dot{border-color:var(--_ink);color:var(--_ink)}
[data-state=late] .dot,[data-state=late] .step-dates{border-color:var(--_alarm);color:var(--_alarm)}
[data-state=upcoming] .step-label{color:var(--_quiet)}
.dot .icon{width:14px;height:14px;stroke-width:2.6}
.step-dates{grid-column:2;font-size:13px;color:var(--_quiet)}
.shipment{display:grid;gap:4px;padding-block-start:10px;border-block-start:1px solid var(--_line)}
.shipment a{display:inline-block;padding-block:3px}
.item{display:grid;gap:2px;padding-block:10px;border-block-start:1px solid var(--_line)}
.item-title{font-weight:600}
.number{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px}
fieldset{display:grid;gap:12px}
.field label{display:block;font-size:13.5px;font-weight:600;margin-block-end:4px}
.complaint{font-size:13px;margin-block-start:4px}
[aria-invalid=true]{border-color:var(--_alarm)}
.submit{background:var(--_accent);color:var(--_on-accent);min-height:40px}
fieldset:disabled .submit,fieldset:disabled input{background:var(--_tint);color:var(--_quiet);cursor:default}

@media(pointer:coarse),(max-width:480px){button,.tool,.again,.source summary{min-height:44px}.tool{width:44px;height:44px}.shipment a{padding-block:12px}}
@media(max-width:480px),(max-height:480px){
.panel,:host([data-start]) .panel{inset:0;top:var(--_top,0);width:100%;height:var(--_height,100dvh);border:0;border-radius:0}}
@media(max-height:350px){.panel[open]{display:block;overflow-y:auto}.transcript{overflow:visible}}
@media(forced-colors:active){.launcher,.send,.submit,.badge,.panel,.bubble,.typing{border:1px solid CanvasText}.dot{forced-color-adjust:none;background:Canvas;color:CanvasText;border-color:CanvasText}.typing span{background:CanvasText}.reply[aria-disabled=true]{color:GrayText}}
@media(prefers-reduced-motion:no-preference){
.panel[open]{animation:rise .18s ease-out}.launcher{transition:transform .15s}.launcher:hover{transform:scale(1.05)}
.typing span{animation:nod 1.2s infinite}.typing span:nth-child(2){animation-delay:.15s}.typing span:nth-child(3){animation-delay:.3s}}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}
@keyframes nod{0%,60%,100%{opacity:.35}30%{opacity:1}}
@media print{:host{display:none}}
`;

let sheet = null;

/** Returns the widget's style sheets: constructed, so that a page's policy against inline styles does not stop them. */
export function sheets() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return [sheet];
}
