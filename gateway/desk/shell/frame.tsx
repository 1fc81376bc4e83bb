import { lazy, Suspense, useContext, type ComponentType, type LazyExoticComponent } from 'react';
import { Link, Route, Router, Switch, useLocation } from 'wouter';
import { useDeskLocation, useDeskSearch } from './hash-location.ts';
import { KeyHelp } from './key-help.tsx';
import { LanguageContext, useTexts } from './language.ts';
import { pagePath, pagesOf } from './pages.ts';
import { Outage } from '../live/outage.tsx';
import { Bell } from '../live/bell.tsx';
import { PersonMenu } from './person-menu.tsx';
import { SearchBox } from './search-box.tsx';
import { useSession } from './session.ts';
import { shellTexts } from './texts.ts';

/** A page is loaded when it is first opened; the worklist, where every day begins, comes with the frame. */
function later(load: () => Promise<{ Page: ComponentType }>): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load()).Page }));
}

const routes: [path: string, page: LazyExoticComponent<ComponentType>][] = [
  ['/', later(() => import('../worklist/worklist-page.tsx'))],
  ['/cases', later(() => import('../search/search-page.tsx'))],
  ['/case/:code', later(() => import('../case/case-page.tsx'))],
  ['/letters', later(() => import('../letters/letters-page.tsx'))],
  ['/figures/cases/:filter', later(() => import('../figures/cases-page.tsx'))],
  ['/figures/mediations/:period/:work/:mediator', later(() => import('../figures/mediations-page.tsx'))],
  ['/figures/:scope?/:period?', later(() => import('../figures/figures-page.tsx'))],
  ['/trail', later(() => import('../trail/trail-page.tsx'))],
  ['/reconciliation', later(() => import('../reconciliation/reconciliation-page.tsx'))],
  ['/import', later(() => import('../import/import-page.tsx'))],
  ['/notices', later(() => import('../live/notice-settings-page.tsx'))],
  ['/onboarding', later(() => import('../onboarding/onboarding-page.tsx'))],
];

const printRoutes: typeof routes = [
  ['/print/list', later(() => import('../list/print-list-page.tsx'))],
  ['/print/figures/:scope?/:period?', later(() => import('../figures/print-figures-page.tsx'))],
  ['/print/reconciliation', later(() => import('../reconciliation/sheet-page.tsx'))],
  ['/print/conform/:agency', later(() => import('../onboarding/conform-sheet-page.tsx'))],
  ['/print/case/:code', later(() => import('../print/print-case-page.tsx'))],
];

export function Frame() {
  return (
    <Router hook={useDeskLocation} searchHook={useDeskSearch}>
      <Switch>
        {printRoutes.map(([path, Page]) => (
          <Route key={path} path={path}>
            <Suspense fallback={null}>
              <Page />
            </Suspense>
          </Route>
        ))}
        <Route>
          <Framed />
        </Route>
      </Switch>
    </Router>
  );
}

function Framed() {
  const texts = useTexts(shellTexts);
  return (
    <div className="desk">
      <a
        className="skip"
        href="#content"
        onClick={(event) => (event.preventDefault(), document.getElementById('content')?.focus())}
      >
        {texts.skip}
      </a>
      <TopBar />
      <Outage />
      <KeyHelp />
      <main id="content" tabIndex={-1}>
        <Suspense
          fallback={
            <p className="reading" role="status">
              {texts.loading}
            </p>
          }
        >
          <Switch>
            {routes.map(([path, Page]) => (
              <Route key={path} path={path}>
                <Page />
              </Route>
            ))}
            <Route>
              <p className="reading">
                {texts.notFound} <Link href="/">{texts.toWorklist}</Link>
              </p>
            </Route>
          </Switch>
        </Suspense>
      </main>
    </div>
  );
}

function TopBar() {
  const { person, setting } = useSession();
  const { language, change } = useContext(LanguageContext);
  const texts = useTexts(shellTexts);
  const [place] = useLocation();
  const open = (path: string) => (path === '/' ? place === '/' : place.startsWith(path));
  return (
    <header className="bar">
      <Link href="/" className="brand">
        <b>{texts.product}</b>
        <span>
          {setting.county}
          {setting.development && <em>（{texts.demo}）</em>}
        </span>
      </Link>
      <nav aria-label={texts.menu}>
        {pagesOf(person).map((page) => (
          <Link
            key={page}
            href={pagePath[page]}
            {...(open(pagePath[page]) && { 'aria-current': 'page' as const })}
          >
            {texts[page]}
          </Link>
        ))}
      </nav>
      <SearchBox />
      <Bell />
      <button
        type="button"
        className="plain"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => change(language === 'zh' ? 'en' : 'zh')}
      >
        {texts.otherLanguage}
      </button>
      <PersonMenu />
    </header>
  );
}
