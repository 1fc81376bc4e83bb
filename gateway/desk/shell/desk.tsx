import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState } from 'react';
import { onSignedOut, Refused } from '../ask.ts';
import { Frame } from './frame.tsx';
import { LanguageContext, rememberedLanguage, rememberLanguage, type Language } from './language.ts';
import { readSession, SessionContext, type Session } from './session.ts';
import { theme } from './theme.ts';

/** What the hub refuses once it refuses again; silence is asked twice, and who asked too often asks again when there is room. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) =>
        !(error instanceof Refused) || error.code === 'UNREACHABLE'
          ? count < 1
          : error.code === 'THROTTLED' && count < mostThrottled,
      retryDelay: (count, error) =>
        error instanceof Refused && error.retryAfter ? error.retryAfter * 1000 : 1000 * 2 ** count,
      staleTime: 5000,
      refetchOnWindowFocus: true,
    },
  },
});
const mostThrottled = 3;

export function Desk() {
  const [session, setSession] = useState<Session | null>(null);
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  useEffect(() => {
    onSignedOut(() => location.assign('/?signin=ended'));
    void readSession().then((found) => (found ? setSession(found) : location.assign('/')));
  }, []);
  useEffect(() => rememberLanguage(language), [language]);
  const choice = useMemo(() => ({ language, change: setLanguage }), [language]);
  return (
    <LanguageContext.Provider value={choice}>
      <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
        <ConfigProvider
          theme={theme}
          locale={language === 'zh' ? zhCN : enUS}
          button={{ autoInsertSpace: false }}
        >
          <App component={false}>
            <QueryClientProvider client={queries}>
              {session && (
                <SessionContext.Provider value={session}>
                  <Frame />
                </SessionContext.Provider>
              )}
            </QueryClientProvider>
          </App>
        </ConfigProvider>
      </StyleProvider>
    </LanguageContext.Provider>
  );
}
