/** Sizes hang on `--u`, so that one box makes all of them larger; colours keep 7:1 on their ground. */
export const progressStyle = `
*{box-sizing:border-box}
body{margin:0;background:#f4f6f8;color:#16202b}
.page{--u:1rem;font:1.25rem/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;font-size:calc(1.25*var(--u));overflow-wrap:anywhere}
#large:checked~.page{--u:1.35rem}
#large{position:absolute;opacity:0;pointer-events:none}
#large:focus-visible~.page .switch{outline:3px solid #f0b429;outline-offset:2px}
#large:checked~.page .switch{background:#fff;color:#17406d}
header{background:#17406d;color:#fff;padding:.75rem 0}
header div{display:flex;align-items:center;justify-content:space-between;gap:.75rem;flex-wrap:wrap;margin:0 auto;padding:0 1rem;max-width:40rem}
h1{font-size:calc(1.625*var(--u));line-height:1.4;margin:0}
.switch{display:inline-flex;align-items:center;min-height:2.75rem;padding:.25rem 1rem;border:2px solid #fff;border-radius:.5rem;font-weight:600;cursor:pointer;margin:0}
main{max-width:40rem;margin:0 auto;padding:1rem 1rem 3rem}
h2{font-size:calc(1.25*var(--u));margin:0 0 .25rem;color:#17406d}
p{margin:0 0 .5rem}
section{background:#fff;border:1px solid #c9d2da;border-radius:.75rem;padding:1rem;margin:0 0 1rem}
.next{border:2px solid #17406d}
.big{font-size:calc(1.5*var(--u));line-height:1.5;font-weight:600}
.last b,.hint span{white-space:nowrap}
.overdue{color:#8a1c0e}
.hint,.note{font-size:calc(1.125*var(--u));color:#3b4751}
.hint span{font-size:min(calc(1.125*var(--u)),5.6vw)}
.say{background:#fff4d6;border:2px solid #b98900;border-radius:.75rem;padding:.75rem 1rem;color:#4d3900}
form label{display:block;font-weight:600;margin-top:1rem}
form input{font:inherit;width:100%;min-height:3.5rem;padding:.5rem .75rem;border:2px solid #46535f;border-radius:.5rem;background:#fff;color:inherit}
#code{font-size:min(calc(1.25*var(--u)),5.2vw)}
form .ending{width:7em;letter-spacing:.25em}
button{display:block;font:inherit;font-weight:600;width:100%;min-height:3.5rem;margin:1.5rem 0;border:0;border-radius:.5rem;background:#17406d;color:#fff;cursor:pointer}
ol,ul{list-style:none;margin:0;padding:0}
li{padding:.5rem 0;border-top:1px solid #dde3e8}
li:first-child{border-top:0}
time,small{display:block;font-size:calc(1*var(--u));color:#3b4751}
.call{display:flex;flex-wrap:wrap;gap:0 1rem;align-items:baseline;min-height:2.75rem;padding:.5rem 0;color:#17406d}
.call b{font-size:calc(1.5*var(--u));letter-spacing:.05em}
.again a{display:inline-block;padding:.75rem 0;color:#17406d}
a:focus-visible,button:focus-visible,form input:focus-visible{outline:3px solid #c2570c;outline-offset:2px}
@media(min-width:40rem){ol li{display:flex;gap:1rem}time{flex:0 0 8.5em}}
@media(prefers-contrast:more){body{background:#fff;color:#000}section{border-color:#000}.hint,.note,time,small{color:#000}}
@media print{body{background:#fff;color:#000}header{background:none;color:#000;padding:0}.switch,.again,form,.note{display:none}section{border-color:#000;break-inside:avoid}a{text-decoration:none}}`;
